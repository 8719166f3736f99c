import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { canBeOfReturn } from "../../pwa/core/file-names.js";
import {
  aboutLeftOut,
  chosenFiles,
  droppedFiles,
  LONGEST_OPENING,
  launchedFiles,
  MOST_FILES,
} from "../../pwa/core/found-files.js";
import { handleOf } from "../../pwa/saved-work/file-handles.js";
import { settled, watch } from "./fake-worker.js";

const NEVER = () => new Promise(() => {});
const NOT_FOUND = new DOMException("A requested file or directory could not be found.", "NotFoundError");

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

/** A file in a dropped folder; without content it can’t be opened. */
function fileEntry(
  fullPath,
  open = (take) => take(new File(["CHILD"], fullPath.split("/").pop(), { lastModified: 5 })),
) {
  return { fullPath, name: fullPath.split("/").pop(), isDirectory: false, file: open };
}

/** A folder that tells what is in it in parts, as browsers do. */
function folderEntry(fullPath, ...parts) {
  const createReader = () => {
    const left = [...parts, []];
    return { readEntries: (take, refuse) => (left[0] === "fails" ? refuse(NOT_FOUND) : take(left.shift())) };
  };
  return { fullPath, name: fullPath.split("/").pop(), isDirectory: true, createReader };
}

function folderItem(entry, more = {}) {
  return { webkitGetAsEntry: () => entry, getAsFile: () => null, ...more };
}

function fileItem(file, more = {}) {
  return { webkitGetAsEntry: () => fileEntry(`/${file?.name}`), getAsFile: () => file, ...more };
}

function drop(...items) {
  return droppedFiles({ items }, canBeOfReturn);
}

function names({ files, unopened }) {
  return [files.map(({ name }) => name), unopened.map(({ name }) => name)];
}

test("files of a folder and the folders in it have their paths, and the day on which they were written", async () => {
  const inside = folderEntry("/return/last", [fileEntry("/return/last/b.csv")]);
  const found = await drop(folderItem(folderEntry("/return", [fileEntry("/return/a.csv")], [inside])));
  assert.deepEqual(names(found), [["return/a.csv", "return/last/b.csv"], []]);
  assert.equal(found.files[0].lastModified, 5);
});

test("a file that can’t be opened is named with the reason, and keeps out no other", async () => {
  const found = await drop(
    folderItem(
      folderEntry("/return", [
        fileEntry("/return/long.csv", (_, refuse) => refuse(NOT_FOUND)),
        fileEntry("/return/a.csv"),
        fileEntry("/return/edge.csv", (_, refuse) => refuse(new DOMException("", "SecurityError"))),
        fileEntry("/return/odd.csv", (_, refuse) => refuse("?")),
      ]),
    ),
  );
  assert.deepEqual(names(found), [["return/a.csv"], ["return/long.csv", "return/edge.csv", "return/odd.csv"]]);
  const [long, edge, odd] = found.unopened.map(({ fault }) => fault);
  assert.match(long, /^return\/long\.csv can’t be read: it is no longer there, or its path is too long\. Check/);
  assert.match(edge, /the browser does not allow it\. Copy it to your Documents folder/);
  assert.match(odd, /^return\/odd\.csv can’t be read\. Close it in other programs/);
});

test("a folder that can’t be listed is named, with what was found before", async () => {
  const broken = folderEntry("/return/last", [fileEntry("/return/last/a.csv")], "fails");
  const found = await drop(folderItem(folderEntry("/return", [broken, fileEntry("/return/b.csv")])));
  assert.deepEqual(names(found), [["return/last/a.csv", "return/b.csv"], ["return/last"]]);
});

test("a dropped folder that can’t be listed keeps out no other", async () => {
  const broken = folderItem(folderEntry("/first", "fails"));
  const refused = folderItem({
    ...folderEntry("/second"),
    createReader: () => {
      throw NOT_FOUND;
    },
  });
  const found = await drop(broken, refused, folderItem(folderEntry("/third", [fileEntry("/third/a.csv")])));
  assert.deepEqual(names(found), [["third/a.csv"], ["first", "second"]]);
});

test("a file that never opens is given up after a while", async () => {
  const found = watch(
    drop(folderItem(folderEntry("/return", [fileEntry("/return/cloud.csv", () => {}), fileEntry("/return/a.csv")]))),
  );
  await settled();
  mock.timers.tick(LONGEST_OPENING - 1);
  await settled();
  assert.equal(found.state, "waiting");
  mock.timers.tick(1);
  await settled();
  assert.deepEqual(names(found.value), [["return/a.csv"], ["return/cloud.csv"]]);
  assert.match(found.value.unopened[0].fault, /it takes too long to open\. If it is in OneDrive or on a network drive/);
});

test("a folder that never says what is in it is given up after a while", async () => {
  const silent = { ...folderEntry("/return/drive"), createReader: () => ({ readEntries: () => {} }) };
  const found = watch(drop(folderItem(folderEntry("/return", [silent, fileEntry("/return/a.csv")]))));
  await settled();
  mock.timers.tick(LONGEST_OPENING);
  await settled();
  assert.deepEqual(names(found.value), [["return/a.csv"], ["return/drive"]]);
});

test("a drop with endlessly many slow folders comes to an end", async () => {
  const silent = Array.from({ length: 10 }, (_, i) => ({
    ...folderEntry(`/return/${i}`),
    createReader: () => ({ readEntries: () => {} }),
  }));
  const slow = folderEntry("/return", [fileEntry("/return/a.csv"), ...silent]);
  const other = folderEntry("/other", [fileEntry("/other/b.csv")]);
  const found = watch(drop(folderItem(slow), folderItem(other)));
  for (let waits = 0; waits < 4; waits += 1) {
    await settled();
    mock.timers.tick(LONGEST_OPENING);
  }
  await settled();
  assert.equal(found.state, "done");
  assert.deepEqual(names(found.value)[0], ["return/a.csv", "other/b.csv"]);
  assert.deepEqual(names(found.value)[1].sort(), ["return", "return/0", "return/1", "return/2"]);
});

test("files beside folders are taken as the browser opened them, even where it knows no entry", async () => {
  const [a, b, c] = ["a.csv", "b.csv", "c.csv"].map((name) => new File(["CHILD"], name));
  const none = { webkitGetAsEntry: () => null };
  const throws = {
    webkitGetAsEntry: () => {
      throw new DOMException("", "SecurityError");
    },
  };
  const text = { ...none, getAsFile: () => null };
  assert.deepEqual((await drop(fileItem(a), fileItem(b, none), fileItem(c, throws), text)).files, [a, b, c]);
});

test("handles are remembered, and one that never comes is not waited for", async () => {
  const [a, b] = ["a.csv", "b.csv"].map((name) => new File(["CHILD"], name));
  const handle = { kind: "file", name: "a.csv" };
  const found = watch(
    drop(fileItem(a, { getAsFileSystemHandle: async () => handle }), fileItem(b, { getAsFileSystemHandle: NEVER })),
  );
  await settled();
  mock.timers.tick(1000);
  await settled();
  assert.deepEqual(found.value.files, [a, b]);
  assert.deepEqual([handleOf(a), handleOf(b)], [handle, null]);
});

test("files that nobody means to load are left out unopened, in one line that names one of the user’s", async () => {
  const others = [".DS_Store", "~$header.xlsx", "Thumbs.db", "guide.pdf", "notes.docx"];
  const entries = others.map((name) => fileEntry(`/return/${name}`, () => assert.fail("opened")));
  const hidden = folderEntry("/return/.git", [fileEntry("/return/.git/a.csv")]);
  const found = await drop(
    folderItem(folderEntry("/return", [...entries, hidden, fileEntry("/return/a.csv"), fileEntry("/return/b.XLSX")])),
  );
  assert.deepEqual(names(found), [["return/a.csv", "return/b.XLSX"], []]);
  assert.deepEqual(aboutLeftOut(found), ["Not used: 5 files that are not part of a return, such as return/guide.pdf."]);
});

test("a file that is named by itself is looked at, whatever its ending", () => {
  const found = chosenFiles([new File([], "guide.pdf"), new File([], "Thumbs.db")], canBeOfReturn);
  assert.deepEqual(names(found), [["guide.pdf"], []]);
  assert.deepEqual(aboutLeftOut(found), ["Not used: 1 file that is not part of a return, such as Thumbs.db."]);
});

test("of a folder that was chosen, the folder counts", () => {
  const inFolder = (path) => Object.defineProperty(new File([], "a"), "webkitRelativePath", { value: path });
  const found = chosenFiles([inFolder("return/guide.pdf"), inFolder("return/a.csv")], canBeOfReturn);
  assert.equal(found.files.length, 1);
  assert.deepEqual(found.others, ["return/guide.pdf"]);
});

test("of more files than are taken the first are, and it is said", async () => {
  const entries = Array.from({ length: MOST_FILES + 50 }, (_, i) => fileEntry(`/return/${i}.csv`));
  const guides = Array.from({ length: 300 }, (_, i) => fileEntry(`/return/${i}.pdf`));
  const many = folderEntry("/return", guides, entries);
  const endless = { ...many, createReader: () => ({ readEntries: (take) => take(entries) }) };
  for (const folder of [many, endless]) {
    const found = await drop(folderItem(folder));
    assert.equal(found.files.length, MOST_FILES);
    assert.match(aboutLeftOut(found)[0], /^You added more than 200 files\. The first 200 are listed/);
  }
  const enough = chosenFiles(
    Array.from({ length: MOST_FILES }, (_, i) => new File([], `${i}.csv`)),
    canBeOfReturn,
  );
  assert.deepEqual(aboutLeftOut(enough), []);
});

test("of the files that the app is opened with, those that open are taken", async () => {
  const file = new File(["CHILD"], "a.csv");
  const handles = [
    { name: "gone.csv", getFile: () => Promise.reject(NOT_FOUND) },
    { name: "a.csv", getFile: async () => file },
    { name: "cloud.csv", getFile: NEVER },
  ];
  const found = watch(launchedFiles(handles, canBeOfReturn));
  await settled();
  mock.timers.tick(LONGEST_OPENING);
  await settled();
  assert.deepEqual(names(found.value), [["a.csv"], ["gone.csv", "cloud.csv"]]);
  assert.equal(handleOf(file), handles[1]);
});
