// Opens the emoji picker, which comes with its names when it is first wanted.
import type { EmojiData } from 'frimousse';
import { Smile } from 'lucide-react';
import { useEffect, useState, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from '../../app/i18n';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Popover } from '../../ui/Popover';

export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('composer');
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label={t('emoji.picker')}
      placement="top start"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <IconButton size="sm" label={t('emoji.open')}>
          <Smile size={18} aria-hidden="true" />
        </IconButton>
      }
    >
      <Picker
        onPick={(emoji) => {
          // The picker gives the focus back before the composer takes it.
          flushSync(() => setOpen(false));
          onPick(emoji);
        }}
      />
    </Popover>
  );
}

interface Loaded {
  Panel: ComponentType<{ data: EmojiData; onPick: (emoji: string) => void }>;
  data: EmojiData;
}

function Picker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t, language } = useTranslation('composer');
  const [loaded, setLoaded] = useState<Loaded | 'loading' | 'failed'>('loading');
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let wanted = true;
    Promise.all([import('./EmojiPanel'), import('./emoji-data').then(({ loadEmoji }) => loadEmoji(language, t))]).then(
      ([{ EmojiPanel }, data]) => {
        if (wanted) setLoaded({ Panel: EmojiPanel, data });
      },
      () => {
        if (wanted) setLoaded('failed');
      },
    );
    return () => {
      wanted = false;
    };
  }, [language, t, turn]);

  if (loaded === 'loading' || loaded === 'failed')
    return (
      <div className="emoji">
        <p role="status" className="emoji__state">
          {t(loaded === 'failed' ? 'emoji.failed' : 'emoji.loading')}
        </p>
        {loaded === 'failed' && (
          <Button
            size="sm"
            onPress={() => {
              setLoaded('loading');
              setTurn(turn + 1);
            }}
          >
            {t('canned.tryAgain')}
          </Button>
        )}
      </div>
    );
  const { Panel, data } = loaded;
  return <Panel data={data} onPick={onPick} />;
}
