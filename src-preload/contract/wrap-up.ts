// Wrap-up reasons (SPEC 6). Times are the server's clock.
import { z } from 'zod';

export interface WrapUpView {
  interactionId: string;
  state: 'pending' | 'submitting';
  requiredAt: number;
  deadline?: number;
  codes: { id: string; name: string }[];
  defaultCodeId?: string;
  extensionAllowed: boolean;
}

const interactionId = z.string().min(1).max(128);
export const wrapUpArgs = {
  submit: z.strictObject({ interactionId, codeId: z.string().min(1).max(128) }),
  extend: z.strictObject({ interactionId }),
};
