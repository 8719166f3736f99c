// What is wrong with how the open page looks, each fault in words. Evaluated in the page by tests/e2e/test_looks.py.

() => {
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const PRIMARY = ".govuk-button:not(.govuk-button--secondary, .govuk-button--warning)";
  /** Pixels. */
  const SLACK = 2;
  const LEAST_GAP = 4;
  const LEAST_TARGET = 24;

  const faults = [];
  const name = ($element) => `<${$element.tagName.toLowerCase()} class="${$element.className}"> “${$element.textContent.trim().slice(0, 60)}”`;

  /** What the frames around each element leave of the page. @type {Map<Element, {left: number, right: number, top: number, bottom: number, scrolls: boolean}>} */
  const frames = new Map();

  function frameOf($element) {
    let frame = frames.get($element);
    if (!frame) {
      frame =
        $element === document.body || !$element.parentElement
          ? { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity, scrolls: false }
          : within($element, frameOf($element.parentElement));
      frames.set($element, frame);
    }
    return frame;
  }

  function within($element, around) {
    const { overflowX, clipPath } = getComputedStyle($element);
    if (overflowX === "visible" && clipPath === "none") {
      return around;
    }
    const { left, right, top, bottom } = $element.getBoundingClientRect();
    return {
      left: Math.max(left, around.left),
      right: clipPath === "none" ? Math.min(right, around.right) : -Infinity,
      top: Math.max(top, around.top),
      bottom: Math.min(bottom, around.bottom),
      scrolls: around.scrolls || overflowX === "auto" || overflowX === "scroll",
    };
  }

  /** What can be seen of a rectangle in an element; null if nothing can. */
  function seen(rect, $element) {
    const frame = frameOf($element);
    const left = Math.max(rect.left, frame.left);
    const right = Math.min(rect.right, frame.right);
    const top = Math.max(rect.top, frame.top);
    const bottom = Math.min(rect.bottom, frame.bottom);
    return right - left > SLACK && bottom - top > SLACK ? { left, right, top, bottom } : null;
  }

  /** The box above the page that an element is in, such as a menu; null if it is in none. */
  function boxAbove($element) {
    for (let $box = $element; $box && $box !== document.body; $box = $box.parentElement) {
      const { position, zIndex } = getComputedStyle($box);
      if ($box.tagName === "DIALOG" || ((position === "absolute" || position === "fixed") && zIndex !== "auto")) {
        return $box;
      }
    }
    return null;
  }

  /** Whether one of two texts is in a box that hides the other. */
  function isCovered(one, other) {
    const [$one, $other] = [boxAbove(one.$element), boxAbove(other.$element)];
    const x = (Math.max(one.rect.left, other.rect.left) + Math.min(one.rect.right, other.rect.right)) / 2;
    const y = (Math.max(one.rect.top, other.rect.top) + Math.min(one.rect.bottom, other.rect.bottom)) / 2;
    const $top = document.elementFromPoint(x, y);
    return $one !== $other && ($top === null || [$one, $other].some(($box) => $box?.contains($top)));
  }

  const shown = ($element) => $element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const scrolls = ($element) => frameOf($element).scrolls;
  const overlap = (a, b, by) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > by && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;

  /** Calls back with each two things that are near each other; things have `rect`. */
  function pairs(things, near, tell) {
    const sorted = things.toSorted((a, b) => a.rect.top - b.rect.top);
    for (const [i, one] of sorted.entries()) {
      for (let at = i + 1; at < sorted.length && sorted[at].rect.top < one.rect.bottom + near; at += 1) {
        tell(one, sorted[at]);
      }
    }
  }

  // Text that runs off, is cut off, or lies over other text
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) {
    faults.push(`The page scrolls sideways: ${document.documentElement.scrollWidth} of ${width} pixels`);
  }
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const $text = walker.currentNode;
    const $element = $text.parentElement;
    if ($text.data.trim() === "" || $element.closest("script, style, option, datalist, noscript") || !shown($element)) {
      continue;
    }
    range.selectNodeContents($text);
    for (const line of range.getClientRects()) {
      const rect = seen(line, $element);
      if (!rect) {
        continue;
      }
      texts.push({ rect, $element });
      if ((line.right > width + SLACK || line.left < -SLACK) && !scrolls($element)) {
        faults.push(`Runs off the screen: ${name($element)}`);
      }
      const $box = $element.closest("td, th, button, .app-numbers__item");
      const box = $box?.getBoundingClientRect();
      if (box && (line.right > box.right + SLACK || line.left < box.left - SLACK)) {
        faults.push(`Runs out of its cell or button: ${name($element)}`);
      }
      if (getComputedStyle($element).textOverflow !== "ellipsis" && (line.right > rect.right + SLACK || line.left < rect.left - SLACK) && !scrolls($element)) {
        faults.push(`Is cut off: ${name($element)}`);
      }
    }
  }
  pairs(texts, 0, (one, other) => {
    // Lines of a text lie a little over each other where they are close.
    if (one.$element !== other.$element && overlap(one.rect, other.rect, 4) && !isCovered(one, other)) {
      faults.push(`Text over text: ${name(one.$element)} and ${name(other.$element)}`);
    }
  });

  // Controls that touch, are too small to hit, or compete
  const controls = [...document.querySelectorAll(CONTROLS)].flatMap(($element) => {
    const rect = $element.closest("svg") || !shown($element) ? null : seen($element.getBoundingClientRect(), $element);
    return rect ? [{ rect, $element, $box: boxAbove($element) }] : [];
  });
  const boxes = controls.filter(({ $element }) => $element.matches(".govuk-button, .app-tool, .govuk-input, .govuk-select, .govuk-textarea"));
  pairs(boxes, LEAST_GAP, (one, other) => {
    if (one.$box === other.$box && overlap(one.rect, other.rect, -LEAST_GAP)) {
      faults.push(`Touch: ${name(one.$element)} and ${name(other.$element)}`);
    }
  });
  const isInText = ($element) => {
    const $around = $element.closest("p, li, dd, td, h1, h2, h3, h4, span.app-navigation__save") ?? $element;
    return $element.matches("a, .app-link-button") && $around.textContent.trim() !== $element.textContent.trim();
  };
  const centre = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
  const isSmall = ({ left, right, top, bottom }) => right - left < LEAST_TARGET || bottom - top < LEAST_TARGET;
  const targets = controls.filter(({ $element }) => !isInText($element));
  // WCAG 2.2, 2.5.8: a small target is well if a circle around it meets no other target.
  pairs(targets, LEAST_TARGET, (one, other) => {
    const [small, large] = isSmall(one.rect) ? [one, other] : [other, one];
    if (!isSmall(small.rect) || one.$box !== other.$box || one.$element.contains(other.$element) || other.$element.contains(one.$element)) {
      return;
    }
    const [x, y] = centre(small.rect);
    const [dx, dy] = isSmall(large.rect)
      ? centre(large.rect).map((at, i) => at - [x, y][i])
      : [Math.max(large.rect.left - x, x - large.rect.right, 0), Math.max(large.rect.top - y, y - large.rect.bottom, 0)];
    if (Math.hypot(dx, dy) < (isSmall(large.rect) ? LEAST_TARGET : LEAST_TARGET / 2)) {
      faults.push(`Too small beside another: ${name(small.$element)} and ${name(large.$element)}`);
    }
  });
  const primary = controls.filter(({ $element }) => $element.matches(PRIMARY));
  if (primary.length > 1) {
    faults.push(`${primary.length} primary buttons: ${primary.map(({ $element }) => name($element)).join(", ")}`);
  }
  return [...new Set(faults)];
}
