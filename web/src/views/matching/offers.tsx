import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAnswer } from '../../api/use-answer.ts';
import { EntityLink, EntityName, Name } from '../../components/name.tsx';
import { Answered, Empty } from '../../components/states.tsx';
import { datesText } from '../../core/time/dates.ts';
import type { OfferSide } from '../../generated/enums.ts';
import { type OfferCardFragment, OffersDocument } from '../../generated/matching.ts';
import { useLanguage, useOwnWords } from '../../language/words.ts';
import { useLens } from '../../navigation/address.ts';
import { words } from './words.ts';

export type Offer = OfferCardFragment;

interface OffersProps {
  readonly side: OfferSide;
  readonly made: boolean;
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}

/** The offers of one side, to choose one from. */
export function Offers({ side, made, chosen, onChoose }: OffersProps): JSX.Element {
  const own = useOwnWords(words);
  const lens = useLens() ?? null;
  const [written, setWritten] = useState('');
  const answer = useAnswer(OffersDocument, { side, filter: { includeSynthetic: made }, after: null, asOf: lens });
  return (
    <Answered answer={answer}>
      {({ offers: { nodes, totalCount } }) => {
        const shown = nodes.filter(({ name, owner }) => `${name} ${owner?.name ?? ''}`.includes(written.trim()));
        if (nodes.length === 0)
          return (
            <Empty title={own.none}>
              <p>{own.noneHelp}</p>
            </Empty>
          );
        return (
          <>
            <input
              type="search"
              aria-label={own.filter}
              placeholder={own.filter}
              value={written}
              onInput={({ currentTarget }) => setWritten(currentTarget.value)}
            />
            <p class="quiet">{own.shown(shown.length, totalCount ?? shown.length)}</p>
            <ul class="offers">
              {shown.map((offer) => (
                <li key={offer.key}>
                  <button type="button" aria-pressed={offer.key === chosen} onClick={() => onChoose(offer.key)}>
                    <span>
                      <EntityName entity={offer} />
                    </span>
                    <span class="quiet">
                      {offer.owner && <Name name={offer.owner.name} />}
                      {offer.region && (
                        <>
                          {' · '}
                          <Name name={offer.region.name} />
                        </>
                      )}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </Answered>
  );
}

/** What an offer says of itself. */
export function OfferFacts({ offer }: { offer: Offer }): JSX.Element {
  const own = useOwnWords(words);
  const language = useLanguage();
  const { owner, region, quantity, unit, level, topics, validity } = offer;
  return (
    <dl class="offer-facts">
      {owner && (
        <Said what={own.owner}>
          <EntityLink entity={owner} />
        </Said>
      )}
      {region && (
        <Said what={own.place}>
          <EntityLink entity={region} />
        </Said>
      )}
      {quantity !== null && (
        <Said what={own.amount}>
          {quantity} {unit}
        </Said>
      )}
      {level !== null && <Said what={own.factors.LEVEL ?? 'LEVEL'}>{own.levels[level] ?? level}</Said>}
      {(validity.from !== null || validity.to !== null) && (
        <Said what={own.period}>{datesText(validity, language, false)}</Said>
      )}
      {topics.length > 0 && (
        <Said what={own.topics}>
          <span class="topics">
            {topics.map(({ topic }) => (
              <EntityLink key={topic.key} entity={topic} />
            ))}
          </span>
        </Said>
      )}
    </dl>
  );
}

/** One thing that an offer says. */
const Said = ({ what, children }: { what: string; children: ComponentChildren }): JSX.Element => (
  <>
    <dt>{what}</dt>
    <dd>{children}</dd>
  </>
);
