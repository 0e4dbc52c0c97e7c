// The server counts bytes of UTF-8, the browser counts UTF-16 units.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const bytesBefore = (text: string, index: number) => encoder.encode(text.slice(0, index)).length;
export const indexOfByte = (text: string, byte: number) => decoder.decode(encoder.encode(text).slice(0, byte)).length;
