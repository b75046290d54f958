/** Where a school's library is found at the district's server: its page, and what the page asks. */
export const schoolAddresses = {
  /** Below it, the interface; itself, its page. */
  page: (schoolId: string) => `/school/${schoolId}/`,
  /** The contract, as a local host answers it at `/rpc`. */
  rpc: (schoolId: string) => `/school/${schoolId}/rpc`,
  /** A recording's sound follows it by its id. */
  sound: (schoolId: string) => `/school/${schoolId}/sound/`,
};
