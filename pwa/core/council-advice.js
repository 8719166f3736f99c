// Which council the return is probably of: the one that its files state, or that in which most of the children’s
// homes are.

/** @import {Homes} from "./protocol.d.ts" */

/** Of the homes at least this share is in the council that is proposed. */
const MOST = 0.5;
/** With less than this share the chosen council is questioned. */
const FEW = 0.1;

/**
 * @param {Homes} homes
 * @param {string} chosen ONS code of the council, or ""
 * @returns {{code: string, share: number, chosenShare: number} | null} the council to propose in place of the chosen one,
 *   with the shares of the homes in each; null if there is nothing to say
 */
export function councilAdvice({ total, councils, stated }, chosen) {
  if (stated) {
    return stated === chosen ? null : { code: stated, share: 1, chosenShare: 0 };
  }
  const [first] = councils;
  const share = first ? first.homes / total : 0;
  const chosenShare = (councils.find(({ code }) => code === chosen)?.homes ?? 0) / (total || 1);
  const fits = share < MOST || first.code === chosen || (chosen !== "" && chosenShare >= FEW);
  return fits ? null : { code: first.code, share, chosenShare };
}
