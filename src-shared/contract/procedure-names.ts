/** The names of a contract's procedures, such as `district.schools.add`. */
export type ProcedureNames<Branch, Prefix extends string = ''> = {
  [Key in keyof Branch & string]: Branch[Key] extends { '~orpc': unknown }
    ? `${Prefix}${Key}`
    : ProcedureNames<Branch[Key], `${Prefix}${Key}.`>;
}[keyof Branch & string];
