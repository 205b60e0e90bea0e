/** Whether mail for a host stays on the machine of PowerMTA. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '::1';
}
