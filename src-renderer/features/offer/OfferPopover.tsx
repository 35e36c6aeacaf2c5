// The contact request popover (SPEC 2). It is not a dialog: it takes no focus, blocks nothing, and nothing covers it.
// Earliest on top; the ones under it a line each; above five "1-5 of N". In a small window the earliest alone, the rest
// on demand.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from '../../app/i18n';
import type { OfferView } from '../../../src-preload/contract';
import { accepting, useAccepting } from '../../app/accepting';
import { useAppDispatch, useDesk } from '../../app/store';
import { conversationSelected, revealDone } from '../../app/ui-slice';
import { Button } from '../../ui/Button';
import { AcceptOutcome, useUnsaid } from './AcceptOutcome';
import { ACCEPT_KEY, useAcceptKey } from './use-accept-key';
import { useFocusBack } from './use-focus-back';
import { useOfferAnnouncements } from './use-offer-announcements';
import { useRoomForOffers } from './use-room-for-offers';
import { useStackRoom } from './use-stack-room';
import { OfferCard } from './OfferCard';
import './offer-popover.css';
import { acceptable, SHOWN, sortOffers } from './offer-stack';

/** Shows the conversation that was just accepted as soon as the desk has it. */
function useOpening(): void {
  const dispatch = useAppDispatch();
  const tasks = useDesk((state) => state.tasks);
  const selectedId = useDesk((state) => state.ui.selectedId);
  const { toOpen } = useAccepting();
  useEffect(() => {
    if (toOpen === null) return;
    const opening = accepting.takeOpening(tasks, selectedId);
    if (opening !== null) dispatch(conversationSelected(opening));
  }, [dispatch, tasks, selectedId, toOpen]);
}

/**
 * A click on the native notification, or a link, brings up exactly that offer: its Accept gets the focus, here or, below
 * the top five, in the task list.
 */
function useReveal(root: RefObject<HTMLElement | null>): void {
  const dispatch = useAppDispatch();
  const reveal = useDesk((state) => state.ui.reveal);
  useEffect(() => {
    if (reveal?.kind !== 'offer') return;
    const rows = (place: ParentNode | null) => [...(place?.querySelectorAll<HTMLElement>('[data-reservation]') ?? [])];
    const row = [...rows(root.current), ...rows(document)].find(
      ({ dataset }) => dataset['reservation'] === reveal.reservationId,
    );
    row?.querySelector('button')?.focus();
    dispatch(revealDone());
  }, [dispatch, reveal, root]);
}

export function OfferPopover() {
  const { t } = useTranslation('offer');
  const root = useRef<HTMLElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const [hasMore, setMore] = useState(false);
  const offers = sortOffers(useDesk((state) => state.offers));
  const selectedId = useDesk((state) => state.ui.selectedId);
  const limit = useDesk((state) => state.presence?.capacity.limit ?? 0);
  const held = useDesk((state) => state.tasks.length);
  const report = useUnsaid();
  const accept = (some: readonly OfferView[]) => void accepting.accept(some, selectedId);

  useOpening();
  useReveal(root);
  useFocusBack(root);
  useOfferAnnouncements(offers);
  useAcceptKey(() => {
    accept(offers.filter(({ state }) => state === 'pending').slice(0, 1));
  });
  const isShown = offers.length > 0 || report !== null;
  useRoomForOffers(root, isShown);
  const room = useStackRoom(layer, isShown);

  // Asked for while these were here; the next ones are compact again.
  if (offers.length < 2 && hasMore) setMore(false);
  if (!isShown) return null;
  const total = offers.length;
  const most = Math.min(SHOWN, total);
  const rows = hasMore ? most : Math.min(room.rows, total);
  const many = acceptable(offers, limit, held);
  // In the body, beside the app and its dialogs: nothing in there can lie above it.
  return createPortal(
    // The attribute keeps the popover usable and audible while a dialog hides the rest of the window. It stands on the child
    // of the body: a request that comes while the dialog is open would be made inert otherwise.
    <div ref={layer} className="offer-layer" data-react-aria-top-layer="true">
      <section ref={root} className="offer-popover" aria-label={t('region')}>
        {report !== null && <AcceptOutcome report={report} />}
        {total > 0 && (
          <div className="offer-stack">
            <ul className="offer-stack__list">
              {offers.slice(0, rows).map((offer, at) => (
                <OfferCard
                  key={offer.reservationId}
                  offer={offer}
                  full={at === 0 && room.full}
                  shortcut={at === 0 ? ACCEPT_KEY : undefined}
                  onAccept={(one) => {
                    accept([one]);
                  }}
                />
              ))}
            </ul>
            {total > 1 && (
              <div className="offer-stack__foot">
                <span className="offer-stack__range figures">
                  {rows === 1 ? t('first', { total }) : t('range', { from: 1, to: rows, total })}
                </span>
                {room.rows < most && (
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-expanded={hasMore}
                    onPress={() => {
                      setMore(!hasMore);
                    }}
                  >
                    {hasMore ? t('fewer') : t('more')}
                  </Button>
                )}
                {many > 1 ? (
                  <Button
                    size="sm"
                    onPress={() => {
                      accept(offers.filter(({ state }) => state === 'pending').slice(0, many));
                    }}
                  >
                    {many < total ? t('acceptSome', { count: many, total }) : t('acceptMany', { count: many })}
                  </Button>
                ) : (
                  many === 0 && <span className="offer-stack__full">{t('full')}</span>
                )}
              </div>
            )}
          </div>
        )}
      </section>
    </div>,
    document.body,
  );
}
