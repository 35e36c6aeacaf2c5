// A customer as the window shows them: a name that had to be masked gives no initials away.
import { expect, it } from 'vitest';
import { customerView } from '../../../src-main/desk/views/person-view';
import type { MaskedCustomer } from '../../../src-main/domain/masked';

const customer = (displayName: string, initials: string) =>
  ({ customerId: 'c1', displayName, initials }) as unknown as MaskedCustomer;

it('keeps the initials of a name', () => {
  expect(customerView(customer('Ana Novak', 'AN'))).toEqual({ colourKey: 'c1', name: 'Ana Novak', initials: 'AN' });
});

it('shows a masked name with a neutral avatar', () => {
  expect(customerView(customer('***************3438', 'S1'))).toEqual({ colourKey: 'c1', name: '***************3438' });
});
