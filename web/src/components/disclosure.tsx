import type { ComponentChildren, JSX } from 'preact';

/** Something more, behind a line that says what it is. */
export const Disclosure = ({
  summary,
  open = false,
  children,
}: {
  summary: ComponentChildren;
  open?: boolean;
  children: ComponentChildren;
}): JSX.Element => (
  <details class="disclosure" open={open}>
    <summary>{summary}</summary>
    <div class="disclosure-body">{children}</div>
  </details>
);
