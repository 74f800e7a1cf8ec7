/** Blocks of extensions that are not here: grey, with all they hold, saved as they were. */
import { hostOf } from './host.js';
import { styleName } from './theme.js';

const types = ['unknown_stack', 'unknown_hat', 'unknown_value'];

export function registerUnknown(Blockly, t) {
  for (const type of types)
    Blockly.Blocks[type] = {
      init() {
        this.setStyle(styleName('unknown'));
        this.setInputsInline(true);
        this.setTooltip(t('editor.unknownBlock'));
        if (type === 'unknown_value')
          this.setOutput(true, null);
        else
          this.setNextStatement(true);
        if (type === 'unknown_stack')
          this.setPreviousStatement(true);
      },

      /** @param {{opcode: string, inputs: Object<string, string>, fields: Object<string, [string, string|null]>, mutation?: string}} state */
      loadExtraState(state) {
        this.kept = state;
        const said = Object.values(state.fields ?? {}).map(([value]) => value).join(' ');
        const extension = hostOf(this.workspace)?.extensionOf?.(state.opcode);
        const name = extension ? `${extension.title}: ${state.opcode.slice(extension.pack.length + 1)}` : state.opcode;
        this.appendDummyInput().appendField(`? ${name} ${said}`.trim().slice(0, 80));
        if (extension)
          this.setTooltip(t(`editor.unknown.${extension.state}`, { extension: extension.title }));
        for (const [name, kind] of Object.entries(state.inputs ?? {}))
          kind === 'branch' ? this.appendStatementInput(name) : this.appendValueInput(name);
      },

      saveExtraState() { return this.kept; },
    };
}
