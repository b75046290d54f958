import { makeStyles, tokens } from '@fluentui/react-components';
import {
  ChevronDownRegular,
  ChevronUpRegular,
  PageFitRegular,
  ZoomInRegular,
  ZoomOutRegular,
} from '@fluentui/react-icons';
import { formatPercent } from '../../messages/format.ts';
import { viewerMessages } from '../../messages/viewer.ts';
import { ActionButton } from '../action-button.tsx';
import { stepZoom } from './zoom.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    padding: '2px 10px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    flexShrink: 0,
  },
  spacer: { flexGrow: 1 },
  percent: { minWidth: '44px', textAlign: 'center' },
  page: { padding: '0 4px', whiteSpace: 'nowrap' },
});

type ViewerBarProps = {
  page: number;
  pages: number;
  zoom: number;
  onZoom: (zoom: number) => void;
  onPage: (page: number) => void;
};

/** Pages and zoom of a viewer. */
export function ViewerBar({ page, pages, zoom, onZoom, onPage }: ViewerBarProps) {
  const styles = useStyles();
  return (
    <div role="toolbar" aria-label={viewerMessages.pages} className={styles.root}>
      <span className={styles.page}>{viewerMessages.pageOf(Math.min(page, pages), pages)}</span>
      {pages > 1 && (
        <>
          <BarButton
            label={viewerMessages.pageNumber(Math.max(1, page - 1))}
            icon={<ChevronUpRegular />}
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          />
          <BarButton
            label={viewerMessages.pageNumber(Math.min(pages, page + 1))}
            icon={<ChevronDownRegular />}
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          />
        </>
      )}
      <span className={styles.spacer} />
      <BarButton
        label={viewerMessages.zoomOut}
        shortcut="-"
        icon={<ZoomOutRegular />}
        onClick={() => onZoom(stepZoom(zoom, -1))}
      />
      <span className={styles.percent}>{formatPercent(zoom)}</span>
      <BarButton
        label={viewerMessages.zoomIn}
        shortcut="+"
        icon={<ZoomInRegular />}
        onClick={() => onZoom(stepZoom(zoom, 1))}
      />
      <BarButton label={viewerMessages.zoomFit} shortcut="0" icon={<PageFitRegular />} onClick={() => onZoom(1)} />
    </div>
  );
}

type BarButtonProps = {
  label: string;
  shortcut?: string;
  icon: React.ReactElement;
  disabled?: boolean;
  onClick: () => void;
};

function BarButton(props: BarButtonProps) {
  return <ActionButton appearance="subtle" iconOnly {...props} />;
}
