// Parley's mark, as in assets/icons/parley.svg: the customer's bubble behind, the agent's in front. Decorative: the name
// stands beside it or in the title.
import './mark.css';

export const Mark = ({ size = 'lg' }: { size?: 'sm' | 'lg' }) => (
  <svg className={`mark mark--${size}`} viewBox="16 16 480 480" aria-hidden="true">
    <rect className="mark__ground" x="16" y="16" width="480" height="480" rx="108" />
    <path
      className="mark__customer"
      d="M132 112h172a48 48 0 0 1 48 48v84a48 48 0 0 1-48 48h-92l-58 52a10 10 0 0 1-17-8v-45a48 48 0 0 1-53-47v-84a48 48 0 0 1 48-48z"
    />
    <path
      className="mark__agent"
      d="M232 212h148a48 48 0 0 1 48 48v70a48 48 0 0 1-45 48v42a10 10 0 0 1-17 7l-54-49h-80a48 48 0 0 1-48-48v-70a48 48 0 0 1 48-48z"
    />
    <circle className="mark__dot" cx="250" cy="295" r="19" />
    <circle className="mark__dot" cx="306" cy="295" r="19" />
    <circle className="mark__dot" cx="362" cy="295" r="19" />
  </svg>
);
