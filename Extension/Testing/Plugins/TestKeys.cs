using MLKids.Runtime.Stage;

namespace MLKids.Testing;

/// <summary>The keyboard. Keys have Scratch's names: "space", "left arrow", "a".</summary>
public sealed class TestKeys
{
    private readonly ScriptedInput _input;
    private readonly VirtualStage _stage;

    internal TestKeys(ScriptedInput input, VirtualStage stage) => (_input, _stage) = (input, stage);

    /// <summary>A key goes down and stays down; the scripts under "when key pressed" start.</summary>
    public void Hold(string key)
    {
        _input.Keys.Add(key);
        _stage.PressKey(key);
    }

    public void Release(string key) => _input.Keys.Remove(key);

    /// <summary>A key goes down and up.</summary>
    public void Press(string key)
    {
        Hold(key);
        Release(key);
    }
}
