import { create } from 'zustand';

export type Toast = {
  id: number;
  text: string;
  tone: 'quiet' | 'error';
  /** What takes it back, or leads on. */
  action?: { label: string; run: () => void };
};

type Toasts = {
  list: Toast[];
  /** Gives its id. */
  show: (toast: Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }) => number;
  close: (id: number) => void;
};

let last = 0;

/** What has just happened, told for some seconds at the lower edge. */
export const useToasts = create<Toasts>()((set) => ({
  list: [],
  show: ({ tone = 'quiet', ...toast }) => {
    last += 1;
    const id = last;
    set(({ list }) => ({ list: [...list.slice(-2), { ...toast, tone, id }] }));
    return id;
  },
  close: (id) => set(({ list }) => ({ list: list.filter((toast) => toast.id !== id) })),
}));
