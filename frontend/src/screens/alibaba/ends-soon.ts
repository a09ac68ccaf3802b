const SOON = 14 * 24 * 3_600_000;

/** Whether the connection ends within two weeks: early enough to connect again before orders wait. */
export function endsSoon(endsAt: string | null, now = Date.now()): boolean {
  return endsAt !== null && new Date(endsAt).getTime() - now < SOON;
}
