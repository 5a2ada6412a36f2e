// Marks that overlap take lanes, so that each has a line of its own under the words. Pure.

export const LANES = 4;

/** The lowest lane that nobody around has, or the last one, which is shared. @param {Iterable<number>} taken */
export function freeLane(taken) {
  const held = new Set(taken);
  for (let lane = 0; lane < LANES - 1; lane += 1) {
    if (!held.has(lane)) return lane;
  }
  return LANES - 1;
}

/** The name under which css/codes.css draws a hue in a lane. @param {number} hue 1 to 15 @param {number} lane */
export function markName(hue, lane) {
  return lane === 0 ? `hue-${hue}` : `hue-${hue}-lane-${lane}`;
}
