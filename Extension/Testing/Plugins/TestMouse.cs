using MLKids.Runtime.Stage;

namespace MLKids.Testing;

/// <summary>The mouse, in stage pixels from the middle.</summary>
public sealed class TestMouse
{
    private readonly ScriptedInput _input;
    private readonly VirtualStage _stage;

    internal TestMouse(ScriptedInput input, VirtualStage stage) => (_input, _stage) = (input, stage);

    public void MoveTo(double x, double y)
    {
        (_input.MouseX, _input.MouseY) = (x, y);
        _stage.MovePointer(x, y, _input.MouseDown);
    }

    /// <summary>The button goes down where the mouse is.</summary>
    public void Press()
    {
        _input.MouseDown = true;
        _stage.MovePointer(_input.MouseX, _input.MouseY, isDown: true);
    }

    /// <summary>The button goes up.</summary>
    public void Release()
    {
        _input.MouseDown = false;
        _stage.MovePointer(_input.MouseX, _input.MouseY, isDown: false);
    }

    /// <summary>Moves there, presses and releases: the scripts "when this sprite clicked" start.</summary>
    public void Click(double x, double y)
    {
        MoveTo(x, y);
        Press();
        Release();
    }
}
