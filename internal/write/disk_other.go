//go:build !linux

package write

import (
	"errors"
	"os"
)

// syncDisk is not offered by the system.
func syncDisk(*os.Root) error { return errors.ErrUnsupported }
