import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import type { ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.installed;

type ModelMenuProps = { model: ShownModel; canCopy: boolean; onCopy: () => void; onRemove: () => void };

/** What can be done with an installed model. */
export function ModelMenu({ model, canCopy, onCopy, onRemove }: ModelMenuProps) {
  const { name, loaded, purpose } = model;
  const client = useClient();
  const measure = useCommand({ run: () => client.models.measure({ name }), said: () => words.measuring });
  const load = useCommand({ run: () => client.models.load({ name }), said: () => words.loadedNow(name) });
  const unload = useCommand({ run: () => client.models.unload({ name }), said: () => words.unloaded(name) });
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={words.actions(name)} relationship="label" withArrow={false}>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {purpose !== 'searching' && <MenuItem onClick={() => measure.mutate()}>{words.measure}</MenuItem>}
          {loaded ? (
            <MenuItem onClick={() => unload.mutate()}>{words.unload}</MenuItem>
          ) : (
            purpose !== 'searching' && <MenuItem onClick={() => load.mutate()}>{words.load}</MenuItem>
          )}
          {canCopy && <MenuItem onClick={onCopy}>{words.copy}</MenuItem>}
          <MenuItem onClick={onRemove}>{words.remove}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
