// What the page uses of govuk/govuk-frontend.min.js, for tsc (see rootDirs in tsconfig.json): its package has no types.
export type ComponentClass = new ($root: Element, config?: object) => object;

export const Accordion: ComponentClass;
export const Button: ComponentClass;
export const Checkboxes: ComponentClass;
export const ErrorSummary: ComponentClass;
export const FileUpload: ComponentClass;
export const NotificationBanner: ComponentClass;
export const Radios: ComponentClass;
export const ServiceNavigation: ComponentClass;
export const SkipLink: ComponentClass;
export const Tabs: ComponentClass;

export function createAll(
  component: ComponentClass,
  config?: object,
  options?: Element | Document | { scope?: Element | Document; onError?: (error: unknown) => void },
): object[];
export function initAll(config?: { scope?: Element | Document; [component: string]: unknown }): void;
