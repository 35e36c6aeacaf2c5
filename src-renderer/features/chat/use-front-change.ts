// Tells the list when rows came or went in front of it: it then keeps its place counted from the end.
import { useLayoutEffect, useRef } from 'react';
import type { Row } from './bubble-rows';

const firstMessage = (rows: readonly Row[]) => rows.find((row) => 'message' in row)?.key;
const has = (rows: readonly Row[], key: string | undefined) => key !== undefined && rows.some((row) => row.key === key);

/** True in exactly the render that put rows in front or took rows away there. */
export function useFrontChange(rows: readonly Row[]): boolean {
  const before = useRef<{ rows: readonly Row[]; first: string | undefined }>({ rows, first: firstMessage(rows) });
  const first = firstMessage(rows);
  const { rows: known, first: knownFirst } = before.current;
  const changed = rows !== known && first !== knownFirst && (has(rows, knownFirst) || has(known, first));
  useLayoutEffect(() => {
    before.current = { rows, first };
  }, [rows, first]);
  return changed;
}
