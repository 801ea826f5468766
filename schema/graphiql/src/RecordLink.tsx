import type { ReactNode } from 'react';
import { useOpen } from './current.ts';
import { openingOf } from './opening.ts';
import { useAllOperations } from './operations.ts';
import type { Row } from './records.ts';

/** What a record is called, which leads to the question that tells of it, where there is one. */
export function RecordLink({ record, children }: { record: Row; children: ReactNode }) {
  const operations = useAllOperations();
  const open = useOpen();
  const found = openingOf(operations, record);
  if (!found) return <>{children}</>;
  return (
    <button type="button" className="button-link" onClick={() => open(...found)}>
      {children}
    </button>
  );
}
