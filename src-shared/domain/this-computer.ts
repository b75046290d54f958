/** Whether an address is of this same PC: what is sent there does not leave it. */
export function isThisComputer(address: string): boolean {
  try {
    const { hostname } = new URL(address);
    return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
  } catch {
    // Not an address: nothing can be sent to it.
    return true;
  }
}
