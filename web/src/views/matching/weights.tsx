import type { JSX } from 'preact';
import { Slider } from '../../components/slider.tsx';
import { FACTORS, type FactorName, type SetWeight } from '../../core/matching/matching.ts';
import { useOwnWords } from '../../language/words.ts';
import { words } from './words.ts';

interface WeightsProps {
  /** As the service has them, 0 to 1, with what was set taken into account. */
  readonly used: readonly { readonly factor: string; readonly weight: number }[];
  readonly set: readonly SetWeight[];
  readonly onSet: (factor: FactorName, percent: number) => void;
  readonly onReset: () => void;
}

/** How much each part counts, by sliders. */
export function Weights({ used, set, onSet, onReset }: WeightsProps): JSX.Element {
  const own = useOwnWords(words);
  return (
    <section class="side no-print">
      <h2>{own.weights}</h2>
      <p class="quiet">{own.weightsHelp}</p>
      {FACTORS.map((factor) => {
        const usual = used.find((each) => each.factor === factor)?.weight ?? 0;
        const percent = set.find((each) => each.factor === factor)?.percent ?? Math.round(usual * 100);
        return (
          <Slider
            key={factor}
            label={own.weight(own.factors[factor] ?? factor, percent)}
            value={percent}
            onChange={(next) => onSet(factor, next)}
          />
        );
      })}
      {set.length > 0 && (
        <button type="button" onClick={onReset}>
          {own.reset}
        </button>
      )}
    </section>
  );
}
