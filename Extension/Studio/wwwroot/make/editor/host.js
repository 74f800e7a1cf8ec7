/** What fields and blocks ask of the editor that they are in: Blockly knows only workspaces. */

const hosts = new WeakMap();

export const setHost = (workspace, host) => hosts.set(workspace, host);

/** @returns the options of `openEditor` with its dialogs; of the main workspace, for blocks in the palette too */
export const hostOf = workspace => hosts.get(workspace.targetWorkspace ?? workspace);
