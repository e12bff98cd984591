import { Component, type ComponentChildren, type JSX } from 'preact';
import { useWords } from '../language/words.ts';

/** Keeps the bar usable when a screen throws: a fault of ours is told, never a white page. */
export class Boundary extends Component<{ children: ComponentChildren }, { fault: string | null }> {
  static override getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: String(error) };
  }

  override state: { fault: string | null } = { fault: null };

  override render(): ComponentChildren {
    return this.state.fault === null ? this.props.children : <Broken fault={this.state.fault} />;
  }
}

function Broken({ fault }: { fault: string }): JSX.Element {
  const { states } = useWords();
  return (
    <main id="main" class="page">
      <h1>{states.broken}</h1>
      <p>{states.brokenAdvice}</p>
      <pre>{fault}</pre>
      <button type="button" onClick={() => window.location.reload()}>
        {states.reload}
      </button>
    </main>
  );
}
