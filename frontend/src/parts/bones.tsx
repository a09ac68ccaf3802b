import { t } from "../i18n/language";

/** Stands where text will be, in about its size, so that nothing jumps when it comes. */
export function Bones({ lines = 3 }: { lines?: number }) {
  return (
    <div class="bones" role="status" aria-label={t("common.loading")}>
      {Array.from({ length: lines }, (_, index) => <span key={index} />)}
    </div>
  );
}

/** A whole page that is still loading. */
export function LoadingPage({ heading, back }: { heading: string; back?: { href: string; label: string } }) {
  return (
    <s-page heading={heading}>
      {back && <s-link slot="breadcrumb-actions" href={back.href}>{back.label}</s-link>}
      <s-section><Bones lines={4} /></s-section>
      <s-section><Bones lines={6} /></s-section>
    </s-page>
  );
}
