import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

/** Something more, behind a line that says what it is; it is made when it is first opened. */
export function Disclosure({
  summary,
  open = false,
  children,
}: {
  summary: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  const [opened, setOpened] = useState(open);
  return (
    <details class="disclosure" open={open} onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      <div class="disclosure-body">{(opened || open) && children}</div>
    </details>
  );
}
