import type { JSX } from 'preact';

/** Four rings, each through its neighbours: the four chains. */
export const Emblem = (): JSX.Element => (
  <svg class="emblem" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
    <g fill="none" stroke="currentColor" stroke-width="2.4">
      <circle cx="11.5" cy="11.5" r="6.5" />
      <circle cx="20.5" cy="11.5" r="6.5" />
      <circle cx="11.5" cy="20.5" r="6.5" />
      <circle cx="20.5" cy="20.5" r="6.5" />
    </g>
  </svg>
);
