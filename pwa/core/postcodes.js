// Whether the worker has the postcodes. They come after the first check, and some rules wait for them.

/** Sends "change". */
class Postcodes extends EventTarget {
  /** How many the worker knows, in words; empty until they have come. */
  known = "";
  /** Whether they could not be downloaded, and are tried again. */
  delayed = false;

  /** @param {{known?: string, delayed?: boolean}} state of the worker that runs now */
  become({ known = "", delayed = false }) {
    this.known = known;
    this.delayed = delayed;
    this.dispatchEvent(new Event("change"));
  }
}

export const postcodes = new Postcodes();
