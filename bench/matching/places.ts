import type { Chance } from './chance.ts';

/** A county and the city and province above it; where it lies, in kilometres. */
export interface Place {
  readonly keys: readonly [province: string, city: string, county: string];
  readonly at: readonly [number, number];
}

const REGIONS = { provinces: 3, cities: 4, counties: 3 };
/** Standard deviations in kilometres: provinces, cities of one, counties of one. */
const SPREAD = { province: 400, city: 120, county: 25 };

/** Counties of a few provinces; where a province ends, the next may be near. */
export function placesFrom(chance: Chance): Place[] {
  const around = ([x, y]: readonly [number, number], spread: number): [number, number] => [
    x + chance.normal(spread),
    y + chance.normal(spread),
  ];
  const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);
  return numbers(REGIONS.provinces).flatMap((p) => {
    const province = around([0, 0], SPREAD.province);
    return numbers(REGIONS.cities).flatMap((c) => {
      const city = around(province, SPREAD.city);
      return numbers(REGIONS.counties).map((k): Place => {
        const keys = [`region:9${p}0000`, `region:9${p}0${c}00`, `region:9${p}0${c}0${k}`] as const;
        return { keys, at: around(city, SPREAD.county) };
      });
    });
  });
}
