// A message in one line, as it is spoken: for announcements and for the names of its buttons.
import type { TFunction } from 'i18next';
import type { MessageView } from '../../../src-preload/contract';
import { maskedToSpeech } from '../../app/MaskedText';
import { systemLine } from './system-words';

const LONGEST = 80;

export interface SpeechWords {
  chat: TFunction<'chat'>;
  masked: TFunction<'masked'>;
}

export function messageSpeech(words: SpeechWords, message: MessageView): string {
  return message.parts
    .map((part) => {
      if (part.type === 'text') return maskedToSpeech(words.masked, part.text);
      if (part.type === 'system') return systemLine(words.chat, part);
      return `${words.chat(`attachment.${part.kind}`)} ${maskedToSpeech(words.masked, part.name)}`;
    })
    .join(' ');
}

export function messageExcerpt(words: SpeechWords, message: MessageView): string {
  const text = messageSpeech(words, message);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`;
}
