using MLKids.Blocks.Contracts;
using MLKids.Blocks.Values;

namespace MLKids.Blocks.Standard;

/// <summary>Which costume a value means: a number is a position from 1; text is a name first, then a word of the menu, then a number.</summary>
internal static class CostumeChoice
{
    public const string NextBackdrop = "next backdrop";
    public const string PreviousBackdrop = "previous backdrop";
    public const string RandomBackdrop = "random backdrop";

    /// <summary>Switches the costume of a sprite (or of the stage, without starting scripts). Text that means nothing is ignored.</summary>
    public static void Switch(ITarget target, object? wanted)
    {
        if (IsFound(target, wanted))
            return;
        var text = Cast.ToText(wanted);
        if (text == "next costume")
            target.SwitchCostume(target.CurrentCostume + 1);
        else if (text == "previous costume")
            target.SwitchCostume(target.CurrentCostume - 1);
        else
            SwitchByNumber(target, wanted);
    }

    /// <summary>Switches the backdrop; the caller starts the scripts that wait for it.</summary>
    public static void SwitchBackdrop(ITarget stage, object? wanted, Random random)
    {
        if (IsFound(stage, wanted))
            return;
        switch (Cast.ToText(wanted))
        {
            case NextBackdrop:
                stage.SwitchCostume(stage.CurrentCostume + 1);
                break;
            case PreviousBackdrop:
                stage.SwitchCostume(stage.CurrentCostume - 1);
                break;
            case RandomBackdrop:
                // Another one than now, so that the block always does something.
                if (stage.Costumes.Count > 1)
                    stage.SwitchCostume(stage.CurrentCostume + 1 + random.Next(stage.Costumes.Count - 1));
                break;
            default:
                SwitchByNumber(stage, wanted);
                break;
        }
    }

    /// <summary>Position from 1, or the name; "" if there is no costume.</summary>
    public static object NumberOrName(ITarget target, string numberName)
    {
        if (numberName == "number")
            return target.CurrentCostume + 1.0;
        return target.CurrentCostume < target.Costumes.Count ? target.Costumes[target.CurrentCostume].Name : "";
    }

    private static bool IsFound(ITarget target, object? wanted)
    {
        if (wanted is double number)
        {
            target.SwitchCostume(number - 1);
            return true;
        }

        var name = Cast.ToText(wanted);
        for (var i = 0; i < target.Costumes.Count; i++)
        {
            if (target.Costumes[i].Name != name)
                continue;
            target.SwitchCostume(i);
            return true;
        }

        return false;
    }

    private static void SwitchByNumber(ITarget target, object? wanted)
    {
        var number = Cast.ToJsNumber(wanted);
        if (!double.IsNaN(number) && !(wanted is null or string && string.IsNullOrWhiteSpace(wanted as string)))
            target.SwitchCostume(number - 1);
    }
}
