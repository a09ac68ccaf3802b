import { keepInAddress } from "../../router/location";

export interface Pages {
  hasPrevious: boolean;
  next: (cursor: string) => void;
  previous: () => void;
}

// A page only knows the one after it, so the way back is remembered here; after a reload it leads to the first page.
let trail: string[] = [];

/** The page after `cursor` ("" is the first); it stands in the address, so that going into an order and back returns to it. */
export function pagesFrom(cursor: string): Pages {
  if (cursor === "") trail = [];
  return {
    hasPrevious: cursor !== "",
    next: (after) => {
      trail.push(cursor);
      turn(after);
    },
    previous: () => turn(trail.pop() ?? ""),
  };
}

function turn(after: string): void {
  keepInAddress({ after });
  scrollTo(0, 0);
}
