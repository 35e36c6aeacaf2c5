// The text of a bubble: masked values as such, web links as links that ask before they lead anywhere.
import { Fragment, useMemo, type ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import type { MaskedText as Masked } from '../../../src-preload/contract';
import { MaskedText } from '../../app/MaskedText';
import { useAppDispatch } from '../../app/store';
import { dialogOpened } from '../../app/ui-slice';
import { findLinks, sliceMasked } from './links';

export function BubbleText({ value }: { value: Masked }) {
  const dispatch = useAppDispatch();
  const links = useMemo(() => findLinks(value), [value]);
  if (links.length === 0) return <MaskedText value={value} />;
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const { start, end, url, host } of links) {
    pieces.push(<MaskedText key={`t${String(from)}`} value={sliceMasked(value, from, start)} />);
    pieces.push(
      <Link key={start} className="bubble-link" onPress={() => dispatch(dialogOpened({ kind: 'link', url, host }))}>
        {value.text.slice(start, end)}
      </Link>,
    );
    from = end;
  }
  pieces.push(
    <Fragment key="end">
      <MaskedText value={sliceMasked(value, from, value.text.length)} />
    </Fragment>,
  );
  return <>{pieces}</>;
}
