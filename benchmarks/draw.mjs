/** Chance that comes out the same each time: `draw(seed)(n)` is one of 0 … n - 1. */
export function draw(seed) {
  let state = (seed * 2_654_435_761) % 4_294_967_296 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
