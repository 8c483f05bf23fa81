// SPDX-License-Identifier: Apache-2.0
// The engine itself: src/jss/wasm compiled to WebAssembly, and the little that it needs around it.
// Runs in a worker of the page and in node.
import type { Engine, FileText, More, Opened, Options, Reply } from "./door";

/** What the module exports: src/jss/wasm/exports.cc says what each does. */
interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  jss_room(bytes: number): number;
  jss_file(bytes: number): number;
  jss_ask(): number;
  jss_reply(): number;
  jss_release(): void;
}

/** The module cannot hold files of 4 GiB, and refuses those that are nearly as long by itself. */
const LONGEST = 0xffff_ffff;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * What the C library asks of a system. It only ever writes a last word before it aborts, which no
 * request leads to; WASI's number for "not supported" is the answer to all of it.
 */
const NOT_SUPPORTED = 58;
const system = {
  wasi_snapshot_preview1: {
    fd_close: () => NOT_SUPPORTED,
    fd_seek: () => NOT_SUPPORTED,
    fd_write: () => NOT_SUPPORTED,
  },
};

const failed = (complaint: string) => ({ status: 3 as const, complaint, warnings: [], output: "" });

class WasmEngine implements Engine {
  private exports: Exports | null = null;

  constructor(private readonly module: WebAssembly.Module) {}

  async open(files: FileText[], more: More = {}): Promise<Opened> {
    const named = [more.profiles, more.answers].filter((file) => file !== undefined);
    const request = {
      open: files.map(({ name }) => name),
      freelancer: more.freelancer,
      profiles: more.profiles?.name,
      answers: more.answers?.name,
    };
    const reply = await this.call<Partial<Opened> & Reply>([...files, ...named], request);
    return { kind: "events", freelancers: [], latest_day: "", first_day: null, ...reply };
  }

  async ask(question: string, options: Options): Promise<Reply> {
    const files: FileText[] = [];
    const named = Object.entries(options).map(([name, value]) => {
      if (typeof value !== "object" || Array.isArray(value)) return [name, value];
      files.push(value);
      return [name, value.name];
    });
    const request = { question, options: Object.fromEntries(named) };
    return { ...failed(""), ...(await this.call<Reply>(files, request)) };
  }

  end(): void {
    this.exports = null;
  }

  /** Where memory runs out the module stops for good, and what it held is lost; the next call finds
   * a new one. */
  private async call<T>(
    files: FileText[],
    request: unknown,
  ): Promise<T | ReturnType<typeof failed>> {
    try {
      this.exports ??= await this.start();
      for (const file of files) this.put(file);
      return JSON.parse(this.answer(encoder.encode(JSON.stringify(request)))) as T;
    } catch (error) {
      this.exports = null;
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      return failed(
        "The engine ran out of memory: open the files again, ask for less at a time, or use the " +
          "program jss, which takes any amount.",
      );
    }
  }

  private async start(): Promise<Exports> {
    const { exports } = await WebAssembly.instantiate(this.module, system);
    const started = exports as unknown as Exports;
    started._initialize();
    return started;
  }

  private put({ name, bytes }: FileText): void {
    const { memory, jss_room, jss_file } = this.exports!;
    const written = encoder.encode(name);
    const room = jss_room(written.length);
    new Uint8Array(memory.buffer, room, written.length).set(written);
    const place = jss_file(Math.min(bytes.length, LONGEST));
    if (place !== 0) new Uint8Array(memory.buffer, place, bytes.length).set(bytes);
  }

  private answer(request: Uint8Array): string {
    const { memory, jss_room, jss_ask, jss_reply, jss_release } = this.exports!;
    const room = jss_room(request.length);
    new Uint8Array(memory.buffer, room, request.length).set(request);
    const length = jss_ask() >>> 0;
    const reply = decoder.decode(new Uint8Array(memory.buffer, jss_reply(), length));
    jss_release();
    return reply;
  }
}

/** The engine of a module that is compiled already. */
export function engineOf(module: WebAssembly.Module): Engine {
  return new WasmEngine(module);
}
