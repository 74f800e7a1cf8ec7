namespace MLKids.Studio.Testing;

/// <summary>What one page is testing live.</summary>
internal interface ILiveTest
{
    /// <summary>Nothing more is answered.</summary>
    void End();
}
