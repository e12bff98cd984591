import { useEffect } from 'preact/hooks';

type Field = { readonly current: HTMLInputElement | null };

/** Fields that want `/`; a screen's own comes after that of the bar and goes before it. */
const fields: Field[] = [];

/** `/` goes to a field, unless somebody is writing; of several to the one that came last. */
export function useSlash(field: Field): void {
  useEffect(() => {
    if (fields.length === 0) document.addEventListener('keydown', onKeyDown);
    fields.push(field);
    return () => {
      fields.splice(fields.indexOf(field), 1);
      if (fields.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, [field]);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
  event.preventDefault();
  const field = fields.at(-1)?.current;
  field?.focus();
  field?.select();
}

export const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=range], [type=checkbox], [type=radio]), textarea, select');
