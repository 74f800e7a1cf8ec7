namespace MLKids.Runtime.Stage;

internal sealed class Sprite;
