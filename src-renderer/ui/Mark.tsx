// Parley's mark: two bubbles that meet. Decorative, the name stands beside it or in the title.
import './mark.css';

export const Mark = ({ size = 'lg' }: { size?: 'sm' | 'lg' }) => (
  <svg className={`mark mark--${size}`} viewBox="0 0 32 32" aria-hidden="true">
    <path
      className="mark__back"
      d="M12 4h9a7 7 0 0 1 7 7v4a7 7 0 0 1-7 7h-.5v4.2c0 .7-.8 1-1.3.6L14 22h-2a7 7 0 0 1-7-7v-4a7 7 0 0 1 7-7Z"
    />
    <path className="mark__line" d="M11 11h11M11 15.5h7" />
  </svg>
);
