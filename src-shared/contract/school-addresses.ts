/** Where a school's library is found at the district's server: its page, what the page asks, and what programs ask. */
export const schoolAddresses = {
  /** Below it, the interface; itself, its page. */
  page: (schoolId: string) => `/school/${schoolId}/`,
  /** The contract, as a local host answers it at `/rpc`. */
  rpc: (schoolId: string) => `/school/${schoolId}/rpc` as const,
  /** The contract as plain HTTP, as the OpenAPI describes it: below it, a procedure by its name, `sources/list`. */
  api: (schoolId: string) => `/api/schools/${schoolId}` as const,
  /** A recording's sound follows it by its id. */
  sound: (schoolId: string) => `/school/${schoolId}/sound/`,
};
