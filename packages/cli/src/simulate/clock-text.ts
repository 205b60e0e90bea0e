const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time since the start of a run, as in `2d 03:15:00`; parts of a second only where there are some. */
export function clockText(time: number): string {
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  const days = Math.floor(time / DAY);
  const parts = [(time % DAY) / HOUR, (time % HOUR) / MINUTE, (time % MINUTE) / SECOND];
  const rest = Math.floor(time % SECOND);
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`;
  return `${days > 0 ? `${days}d ` : ''}${parts.map(two).join(':')}${fraction}`;
}
