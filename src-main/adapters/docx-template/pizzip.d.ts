// The package ships no declarations; this is the part of it that is used.
declare module 'pizzip' {
  export default class PizZip {
    constructor(data?: Uint8Array);
    file(path: string): { asText(): string; asUint8Array(): Uint8Array } | null;
    file(path: string, data: string): this;
    readonly files: Record<string, unknown>;
  }
}
