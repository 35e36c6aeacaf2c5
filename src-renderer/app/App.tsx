// Composes the window from its features, which do not know each other.
import { Appearance } from './Appearance';
import { Shell } from './Shell';

export function App() {
  return (
    <Appearance>
      <Shell bar={null} strip={null} tasks={null} conversation={null} customer={null} />
    </Appearance>
  );
}
