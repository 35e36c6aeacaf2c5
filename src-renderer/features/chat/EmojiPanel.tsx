// The picker itself: search, categories, skin tone, all by keyboard. Loaded when it is first opened.
import { EmojiPicker, type EmojiData } from 'frimousse';
import { useTranslation } from '../../app/i18n';
import { hasEmojiFont } from './emoji-font';

/** The library counts rows and columns from nought, where screen readers count from one. */
function fromOne<K extends 'aria-rowindex' | 'aria-colindex'>(name: K, given: { [P in K]?: number | undefined }) {
  const at = given[name];
  return at === undefined ? {} : { [name]: at + 1 };
}

interface EmojiPanelProps {
  data: EmojiData;
  onPick: (emoji: string) => void;
}

export function EmojiPanel({ data, onPick }: EmojiPanelProps) {
  const { t } = useTranslation('composer');
  return (
    <EmojiPicker.Root
      className="emoji"
      locale={data.locale}
      columns={8}
      resolveEmojiData={() => data}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
    >
      <div className="emoji__head">
        <EmojiPicker.Search
          className="emoji__search"
          autoFocus
          aria-label={t('emoji.search')}
          placeholder={t('emoji.search')}
        />
        <EmojiPicker.SkinToneSelector className="emoji__tone" aria-label={t('emoji.tone.change')} />
      </div>
      {hasEmojiFont() ? null : <p className="emoji__note">{t('emoji.noFont')}</p>}
      <EmojiPicker.Viewport className="emoji__viewport" tabIndex={0}>
        <EmojiPicker.Loading className="emoji__state">{t('emoji.loading')}</EmojiPicker.Loading>
        <EmojiPicker.Empty className="emoji__state">{t('emoji.none')}</EmojiPicker.Empty>
        <EmojiPicker.List
          className="emoji__list"
          components={{
            CategoryHeader: ({ category, ...rest }) => (
              <div {...rest} className="emoji__category">
                {category.label}
              </div>
            ),
            Row: ({ children, ...rest }) => (
              <div {...rest} {...fromOne('aria-rowindex', rest)} className="emoji__row">
                {children}
              </div>
            ),
            Emoji: ({ emoji, ...rest }) => (
              <button
                {...rest}
                {...fromOne('aria-colindex', rest)}
                className="emoji__one"
                data-active={emoji.isActive || undefined}
              >
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </EmojiPicker.Viewport>
      <div className="emoji__foot" role="status">
        <EmojiPicker.ActiveEmoji>
          {({ emoji }) => (emoji ? <span className="truncate">{emoji.label}</span> : <span>{t('emoji.hint')}</span>)}
        </EmojiPicker.ActiveEmoji>
      </div>
    </EmojiPicker.Root>
  );
}
