import type { JSX } from 'preact';
import { useAnswer } from '../api/use-answer.ts';
import { happens } from '../core/facts/facts.ts';
import { datesText, dayOf, dayText } from '../core/time/dates.ts';
import { ClaimEvidenceDocument, type ClaimEvidenceQuery, type PlaceFragment } from '../generated/api.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { Standing } from './chip.tsx';
import { EntityLink, Name } from './name.tsx';
import { Answered } from './states.tsx';

export type Place = PlaceFragment;

/** Why a claim is believed, fetched when it is opened: dates, standing, how sure, and where it is said. */
export function Claim({ id }: { id: string }): JSX.Element {
  const answer = useAnswer(ClaimEvidenceDocument, { id });
  const language = useLanguage();
  const words = useWords();
  return (
    <Answered answer={answer} lines={2}>
      {({ node }) => {
        if (!node || !('provenance' in node)) return <p>{words.evidence.none}</p>;
        const { validity, provenance } = node;
        return (
          <div class="claim">
            <p class="claim-facts">
              <Standing status={provenance.status} always />
              <span>{words.evidence.confidence(Math.round(provenance.confidence * 100))}</span>
              <span>
                {words.evidence.holds}
                {language === 'zh' ? '：' : ': '}
                {datesText(validity, language, happened(node))}
              </span>
              <span>{words.evidence.recorded(dayText(dayOf(provenance.recordedAt), language))}</span>
              {provenance.inferred.length > 0 && (
                <span>
                  {words.evidence.inferred(
                    provenance.inferred
                      .map((name) => words.evidence.fields[name] ?? name)
                      .join(language === 'zh' ? '、' : ', '),
                  )}
                </span>
              )}
            </p>
            <EvidenceList places={provenance.evidence.nodes} />
          </div>
        );
      }}
    </Answered>
  );
}

/** What happened has a day, and no since. */
const happened = (node: NonNullable<ClaimEvidenceQuery['node']>): boolean =>
  ('predicate' in node && happens(node.predicate, node.from.kind)) || ('kind' in node && happens(node.kind));

/** Where sources speak of a claim; what speaks against it stands beside what speaks for it. */
export function EvidenceList({ places }: { places: readonly Place[] }): JSX.Element {
  const words = useWords();
  const against = places.filter(({ stance }) => stance === 'DISPUTES');
  if (places.length === 0) return <p>{words.evidence.none}</p>;
  if (against.length === 0) return <Places places={places} />;
  const supporting = places.filter(({ stance }) => stance !== 'DISPUTES');
  return (
    <div class="sides">
      <section>
        <h4>{words.evidence.for}</h4>
        {supporting.length > 0 ? <Places places={supporting} /> : <p>{words.evidence.none}</p>}
      </section>
      <section class="against">
        <h4>{words.evidence.against}</h4>
        <Places places={against} />
      </section>
    </div>
  );
}

const Places = ({ places }: { places: readonly Place[] }): JSX.Element => (
  <ol class="evidence">
    {places.map((place) => (
      <li key={place.id}>
        <EvidenceItem place={place} />
      </li>
    ))}
  </ol>
);

function EvidenceItem({ place }: { place: Place }): JSX.Element {
  const { evidence } = useWords();
  const { quote, note, speaker, field, paragraph, start, end } = place;
  return (
    <>
      <SourceLine source={place.source} />
      <p class="evidence-place">
        <span>{paragraph === null ? evidence.noPlace : evidence.paragraph(paragraph)}</span>
        {start !== null && end !== null && <span>{evidence.offsets(start + 1, end)}</span>}
        {field !== null && <span>{evidence.field(evidence.fields[field] ?? field)}</span>}
        {speaker && (
          <span>
            {evidence.speaker} <EntityLink entity={speaker} />
          </span>
        )}
      </p>
      {quote !== null && (
        <blockquote>
          <bdi>{quote}</bdi>
        </blockquote>
      )}
      {note !== null && (
        <p class="evidence-note">
          <span class="quiet">{evidence.note}</span> <bdi>{note}</bdi>
        </p>
      )}
      {quote === null && start !== null && <p class="quiet">{evidence.noQuote}</p>}
    </>
  );
}

/** A source: title, publisher, day, and the way to it, where that is a web address. */
export function SourceLine({ source }: { source: Place['source'] }): JSX.Element {
  const words = useWords();
  const language = useLanguage();
  return (
    <p class="source-line">
      <cite>
        <Name name={source.title} />
      </cite>
      {source.publisher !== null && <Name name={source.publisher} />}
      {source.publishedOn !== null && (
        <time dateTime={source.publishedOn}>{dayText(source.publishedOn, language)}</time>
      )}
      {source.url !== null && /^https?:\/\//.test(source.url) && (
        <a href={source.url} target="_blank" rel="noreferrer noopener external">
          {words.evidence.original}
        </a>
      )}
    </p>
  );
}
