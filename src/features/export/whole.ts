/** What is said of an export as a whole, in formats that can say it. */
export interface Whole {
  readonly title: string;
  /** Under which terms others may use it. */
  readonly rights: string;
  /** The state of knowledge that it shows, an instant. */
  readonly knownAt: string;
  /** What IRIs of entities begin with. */
  readonly base: string;
  /** Whether tables begin with a byte order mark. */
  readonly bom: boolean;
}
