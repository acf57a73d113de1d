throw new Error('never began');
