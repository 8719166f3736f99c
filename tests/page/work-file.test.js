import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { rememberHandle } from "../../pwa/saved-work/file-handles.js";
import { unpack } from "../../pwa/saved-work/session-file.js";
import { WorkFile } from "../../pwa/saved-work/work-file.js";
import { keptFile } from "./builders.js";

/** A file on a disk, which other programs can write to, and which can refuse to be written. */
class Disk {
  constructor(name = "work.ssda903") {
    this.name = name;
    this.written = 1;
    this.content = new Blob();
    /** What goes wrong: {in: "getFile" | "createWritable" | "write" | "close", error}. */
    this.fault = null;
    this.permission = "granted";
    this.cutOff = false;
  }

  #fail(where) {
    if (this.fault?.in === where) {
      throw this.fault.error;
    }
  }

  async requestPermission() {
    return this.permission;
  }

  async getFile() {
    this.#fail("getFile");
    return new File([this.content], this.name, { lastModified: this.written });
  }

  async createWritable() {
    this.#fail("createWritable");
    let pending = null;
    return {
      write: async (content) => {
        this.#fail("write");
        pending = content;
      },
      close: async () => {
        this.#fail("close");
        this.put(this.cutOff ? pending.slice(0, 10) : pending);
      },
      abort: async () => {},
    };
  }

  put(content) {
    this.content = content;
    this.written += 1;
  }
}

let workFile;
let session;
let disk;
let picked;
let downloads;

beforeEach(() => {
  // What is handed to the browser stays there for minutes.
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  disk = new Disk();
  picked = 0;
  downloads = [];
  workFile = new WorkFile();
  session = newSession();
  globalThis.showSaveFilePicker = async () => {
    picked += 1;
    return disk;
  };
  globalThis.document = {
    getElementById: () => null,
    createElement: () => ({
      setAttribute(name, value) {
        this[name] = value;
      },
      append() {},
      click() {
        downloads.push(this.download);
      },
    }),
  };
  URL.createObjectURL = () => "blob:1";
  Object.defineProperty(globalThis, "navigator", {
    value: { locks: { request: (_name, act) => act() } },
    configurable: true,
  });
});

function newSession() {
  const files = Object.assign(new EventTarget(), { list: [keptFile("Episodes")], demo: false, answered: [] });
  return Object.assign(new EventTarget(), {
    ready: { app_version: "0.1.0" },
    settings: {
      chosenYear: null,
      fixedDay: null,
      council: "E1",
      year: 2027,
      columnNames: { list: [] },
      ownChecks: { kept: { list: [], off: [] } },
    },
    councilName: () => "Manchester",
    files,
    results: null,
    edits: { steps: [], inForceCount: 0 },
    marks: { list: () => [] },
    replacedExtracts: { list: [] },
    carrying: { work: { acts: [], children: [], sameChildren: {} } },
    progressOverTime: { points: [] },
    sourceCorrections: { records: [] },
    version: {
      latest: 5,
      saved: 0,
      savedAt(version) {
        this.saved = version;
      },
    },
  });
}

test("the first save asks where, and the next ones go to the same file", async () => {
  await workFile.save(session);
  assert.equal(session.version.saved, 5);
  assert.equal((await unpack(await disk.getFile(), "work")).council, "E1");
  session.version.latest = 6;
  session.settings.council = "E2";
  await workFile.save(session);
  assert.equal(picked, 1);
  assert.equal(session.version.saved, 6);
  assert.equal((await unpack(await disk.getFile(), "work")).council, "E2");
  assert.deepEqual(downloads, []);
});

test("a window that the user closes saves nothing, and says so", async () => {
  globalThis.showSaveFilePicker = async () => {
    throw new DOMException("", "AbortError");
  };
  await workFile.save(session);
  assert.equal(session.version.saved, 0);
  assert.equal(workFile.trouble.kind, "cancelled");
  assert.deepEqual(downloads, []);
});

for (const [name, where, error, message] of [
  ["that the browser may not write", "createWritable", new DOMException("", "NotAllowedError"), /did not let/],
  ["that is locked", "createWritable", new DOMException("", "NoModificationAllowedError"), /is locked/],
  ["that was deleted", "createWritable", new DOMException("", "NotFoundError"), /is not where you saved it/],
  ["on a full disk", "close", new DOMException("", "QuotaExceededError"), /no space left/],
  ["on a drive that went away", "write", new TypeError("gone"), /could not be written \(gone\)/],
]) {
  test(`a file ${name} keeps the work unsaved, and what it held`, async () => {
    await workFile.save(session);
    const before = await disk.content.text();
    session.version.latest = 6;
    disk.fault = { in: where, error };
    await workFile.save(session);
    assert.equal(session.version.saved, 5);
    assert.equal(workFile.trouble.kind, "failed");
    assert.match(workFile.trouble.text, /^Your work is not saved\. /);
    assert.match(workFile.trouble.text, message);
    assert.equal(await disk.content.text(), before);
    disk.fault = null;
    await workFile.save(session);
    assert.equal(session.version.saved, 6);
    assert.equal(workFile.trouble, null);
  });
}

test("a permission that the user refuses keeps the work unsaved", async () => {
  disk.permission = "denied";
  await workFile.save(session);
  assert.equal(session.version.saved, 0);
  assert.match(workFile.trouble.text, /did not let this service write to work\.ssda903/);
});

test("a file of which only a part was written does not count as saved", async () => {
  disk.cutOff = true;
  await workFile.save(session);
  assert.equal(session.version.saved, 0);
  assert.match(workFile.trouble.text, /could not be written/);
});

test("what another window wrote is not overwritten until the user says so", async () => {
  await workFile.save(session);
  const others = new Blob(["work of another window"]);
  disk.put(others);
  session.version.latest = 6;
  await workFile.save(session);
  assert.equal(workFile.trouble.kind, "changed");
  assert.equal(session.version.saved, 5);
  assert.equal(await disk.content.text(), "work of another window");
  await workFile.saveOver(session);
  assert.equal(session.version.saved, 6);
  assert.equal(workFile.trouble, null);
  await workFile.save(session);
  assert.equal(workFile.trouble, null);
});

test("a file of the same size with other content is seen", async () => {
  await workFile.save(session);
  disk.put(new Blob([new Uint8Array(disk.content.size)]));
  await workFile.save(session);
  assert.equal(workFile.trouble.kind, "changed");
});

test("a file that was only touched is no other file", async () => {
  await workFile.save(session);
  disk.put(disk.content);
  session.version.latest = 6;
  await workFile.save(session);
  assert.equal(session.version.saved, 6);
});

test("work that was opened out of a file is saved there, unless something else wrote to it since", async () => {
  await workFile.save(session);
  const other = new WorkFile();
  const file = await disk.getFile();
  rememberHandle(file, disk);
  await other.openedFrom(file);
  await other.save(session);
  assert.equal(picked, 1);
  assert.equal(other.trouble, null);
  session.settings.council = "E3";
  await other.save(session);
  await workFile.save(session);
  assert.equal(workFile.trouble.kind, "changed");
});

test("other work does not go to the file of the work before", async () => {
  workFile.follow(session);
  await workFile.save(session);
  session.files.list = [];
  session.dispatchEvent(new Event("files"));
  session.files.list = [keptFile("Header")];
  session.dispatchEvent(new Event("files"));
  await workFile.save(session);
  assert.equal(picked, 2);
  await workFile.openedFrom(new Blob());
  await workFile.save(session);
  assert.equal(picked, 3);
});

for (const [name, picker] of [
  ["lets nobody choose a file", undefined],
  [
    "may not by a policy",
    async () => {
      throw new DOMException("", "SecurityError");
    },
  ],
]) {
  test(`where the browser ${name}, work counts as saved once the user says so`, async () => {
    globalThis.showSaveFilePicker = picker;
    await workFile.save(session);
    assert.equal(downloads.length, 1);
    assert.match(downloads[0], /^Manchester 2026-27 \d{4}-\d\d-\d\d\.ssda903$/);
    assert.equal(workFile.trouble.kind, "handed");
    assert.equal(session.version.saved, 0);
    // What is edited meanwhile is not in that file.
    session.version.latest = 6;
    workFile.confirmDownload(session);
    assert.equal(session.version.saved, 5);
    assert.equal(workFile.trouble, null);
  });
}

test("a second click while the work is being saved does nothing more", async () => {
  await Promise.all([workFile.save(session), workFile.save(session)]);
  assert.equal(picked, 1);
});
